namespace System.Diagnostics.CodeAnalysis;

/// <summary>
/// Tells the analyzers of .NET 9 and later that code behind a property runs only where a feature is available.
/// </summary>
/// <param name="featureType">The attribute that marks the feature.</param>
[AttributeUsage(AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
internal sealed class FeatureGuardAttribute(Type featureType) : Attribute
{
    public Type FeatureType => featureType;
}
