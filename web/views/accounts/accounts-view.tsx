export function AccountsView() {
  return <section className="view" />;
}
