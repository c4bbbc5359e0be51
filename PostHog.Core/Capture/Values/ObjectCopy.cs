namespace PostHog.Capture.Values;

/// <summary>The copy of an object, which is left out, as the object is, if none of its members is sent.</summary>
/// <param name="typeName">The type of the object.</param>
internal sealed class ObjectCopy(string typeName)
    : Dictionary<string, object?>(StringComparer.Ordinal)
{
    public string TypeName => typeName;
}
