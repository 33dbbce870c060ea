/** Lambda sets it; Tokyo anywhere else. */
export const regionOf = (): string => process.env.AWS_REGION ?? 'ap-northeast-1';
