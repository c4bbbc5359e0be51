namespace System.Management.Automation;

internal sealed class PSCustomObject;
