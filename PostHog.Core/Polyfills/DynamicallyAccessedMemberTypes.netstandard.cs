namespace System.Diagnostics.CodeAnalysis;

/// <summary>The members that <see cref="DynamicallyAccessedMembersAttribute"/> keeps.</summary>
[Flags]
internal enum DynamicallyAccessedMemberTypes
{
    None = 0,
    PublicMethods = 0x8,
    NonPublicMethods = 0x10,
    PublicFields = 0x20,
    NonPublicFields = 0x40,
    PublicProperties = 0x200,
    NonPublicProperties = 0x400,
    Interfaces = 0x2000,
}
