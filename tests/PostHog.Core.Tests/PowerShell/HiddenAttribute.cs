namespace System.Management.Automation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class HiddenAttribute : Attribute;
