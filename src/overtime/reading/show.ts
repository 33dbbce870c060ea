/* Lines that ask to see overtime rather than to declare any. */

const japanese =
  /^ *(?:(今月|先月)の?)?(?:(?:私|自分)の)? *(?:残業|超勤|超過勤務|時間外) *(時間)?の? *(?:(合計|累計|一覧|状況|内訳|実績|履歴|残り)(?:時間)?)?(?: *[はをって]{0,2} *)(どのくらい|どれくらい|どれぐらい|いくら|何時間|なんじかん)?(?:です|でした|ある|あります|あった|した|しました)?(?:か|っけ)?(?:を?(?:見せて|みせて|見たい|知りたい|教えて|おしえて|確認したい|確認|表示))?(?:ください|下さい)?[ ?。!]*$/u;
const english =
  /^ *(?:(?:please )?(?:show|see|check)(?: me)? )?(?:how much )?(?:my )?overtime(?: hours)?(?: have i (?:done|worked))?(?: (?:of |for )?(?:this|the|(last)) month| (total|so far|summary))+[ ?.!]*$/u;

/** The month whose overtime a line asks for. */
export const shownMonth = (line: string): 'this' | 'last' | undefined => {
  const found = japanese.exec(line);
  if (found && (found.slice(1).some((part) => part !== undefined) || /は *\?+ *$/u.test(line)))
    return found[1] === '先月' ? 'last' : 'this';
  const asked = english.exec(line);
  if (asked) return asked[1] === undefined ? 'this' : 'last';
  return undefined;
};
