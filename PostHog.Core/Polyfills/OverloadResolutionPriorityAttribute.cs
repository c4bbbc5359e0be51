namespace System.Runtime.CompilerServices;

/// <summary>Tells compilers of C# 13 and later which overload to choose where several would do.</summary>
/// <param name="priority">The highest is chosen; 0 if there is no attribute.</param>
[AttributeUsage(
    AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Property,
    Inherited = false
)]
internal sealed class OverloadResolutionPriorityAttribute(int priority) : Attribute
{
    public int Priority => priority;
}
