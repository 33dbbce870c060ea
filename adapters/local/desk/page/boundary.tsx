import { Component, type ReactNode } from 'react';

type BoundaryProps = { readonly what: string; readonly content: unknown; readonly children: ReactNode };

/** Keeps one thing that cannot be drawn from taking the page with it. React asks for a class here. */
export class Boundary extends Component<BoundaryProps, { readonly failed: unknown }> {
  override state = { failed: undefined };

  static getDerivedStateFromError(): { readonly failed: unknown } {
    return { failed: true };
  }

  override componentDidUpdate(before: BoundaryProps): void {
    if (this.state.failed !== undefined && before.content !== this.props.content) this.setState({ failed: undefined });
  }

  override render(): ReactNode {
    return this.state.failed === undefined ? this.props.children : <p className="cannot-show">{this.props.what}</p>;
  }
}
