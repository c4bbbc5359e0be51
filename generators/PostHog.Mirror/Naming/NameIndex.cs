using PostHog.Mirror.Inputs;

namespace PostHog.Mirror.Naming;

/// <summary>
/// The names ending in <c>Async</c> that all files together declare. Equal to another with the same names, so an
/// edit that declares nothing new leaves every other file's translation alone.
/// </summary>
internal sealed class NameIndex : IEquatable<NameIndex>
{
    public static readonly NameIndex Empty = new([]);

    private readonly EquatableList<DeclaredName> _names;
    private readonly Dictionary<string, NameKinds> _kinds = new(StringComparer.Ordinal);

    public NameIndex(IEnumerable<DeclaredName> names)
    {
        foreach (var name in names)
        {
            _kinds.TryGetValue(name.Name, out var kinds);
            _kinds[name.Name] = kinds | name.Kinds;
        }

        _names = new EquatableList<DeclaredName>(
            _kinds
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new DeclaredName(pair.Key, pair.Value))
        );
    }

    public NameKinds this[string name] =>
        _kinds.TryGetValue(name, out var kinds) ? kinds : NameKinds.None;

    public bool IsMethod(string name) => (this[name] & NameKinds.AnyMethod) != NameKinds.None;

    public bool IsValueOnly(string name) => this[name] == NameKinds.Value;

    /// <summary>Whether the sources declare the name and never with a task as its result.</summary>
    public bool NeverReturnsTask(string name) =>
        this[name] != NameKinds.None
        && (this[name] & (NameKinds.Task | NameKinds.TaskOfT | NameKinds.Value)) == NameKinds.None;

    public bool Equals(NameIndex? other) => other is not null && _names.Equals(other._names);

    public override bool Equals(object? obj) => Equals(obj as NameIndex);

    public override int GetHashCode() => _names.GetHashCode();
}
