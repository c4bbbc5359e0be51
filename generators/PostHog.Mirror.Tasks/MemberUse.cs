namespace PostHog.Mirror.Tasks;

/// <summary>A member as the blocking assembly would name it, and the place in the async file where it is used.</summary>
/// <param name="Type">The type that declares it, without type arguments; nothing for a local function.</param>
/// <param name="Name">Its name; for a constructor, with the type.</param>
/// <param name="Parameters">The types of the parameters, without the receiver.</param>
/// <param name="IsStatic">Whether it has no receiver, or is an extension method.</param>
/// <param name="IsReferenced">Whether another assembly declares it.</param>
internal sealed record MemberUse(
    string Type,
    string Name,
    string[] Parameters,
    bool IsStatic,
    bool IsReferenced
)
{
    /// <summary>Whether the use has been translated into the other.</summary>
    public bool IsTwin(MemberUse blocking) =>
        Name == blocking.Name
        && (
            (Type == blocking.Type || IsReferenced) && Takes(blocking.Parameters)
            // An extension method stands for a member of the framework, or for another extension method.
            || blocking.IsStatic && !IsStatic && Takes([.. blocking.Parameters.Skip(1)])
        );

    /// <inheritdoc />
    public override string ToString() =>
        $"{(Type.Length == 0 ? "" : Type + ".")}{Name.Split(' ')[0]}({string.Join(", ", Parameters)})";

    /// <inheritdoc />
    public bool Equals(MemberUse? other) =>
        other is not null
        && ToString() == other.ToString()
        && (IsStatic, IsReferenced) == (other.IsStatic, other.IsReferenced);

    /// <inheritdoc />
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    private bool Takes(string[] parameters) =>
        Parameters.SequenceEqual(parameters, StringComparer.Ordinal);
}
