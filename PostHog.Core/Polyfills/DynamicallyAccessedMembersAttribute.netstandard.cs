namespace System.Diagnostics.CodeAnalysis;

/// <summary>Marks types whose members are read by reflection.</summary>
[AttributeUsage(AttributeTargets.GenericParameter | AttributeTargets.Parameter, Inherited = false)]
internal sealed class DynamicallyAccessedMembersAttribute(
    DynamicallyAccessedMemberTypes memberTypes
) : Attribute
{
    /// <summary>The members.</summary>
    public DynamicallyAccessedMemberTypes MemberTypes => memberTypes;
}
