namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks code that needs a compiler at run time.</summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class,
    Inherited = false
)]
internal sealed class RequiresDynamicCodeAttribute(string message) : Attribute
{
    /// <summary>What to do instead.</summary>
    public string Message => message;
}
