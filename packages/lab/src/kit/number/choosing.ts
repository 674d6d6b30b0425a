// What every way to choose one of several takes, side by side (Choice) or in a list (Select).
export interface Choosing<Option extends string> {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: Option;
  readonly name: (option: Option) => string;
  readonly onchange: (value: Option) => void;
}
