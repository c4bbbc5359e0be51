namespace System.Management.Automation;

internal readonly record struct SwitchParameter(bool IsPresent);
