namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks code that reads members that a trimmed program may lack.</summary>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class,
    Inherited = false
)]
internal sealed class RequiresUnreferencedCodeAttribute(string message) : Attribute
{
    /// <summary>What to do instead.</summary>
    public string Message => message;
}
