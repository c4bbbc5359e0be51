namespace System.Management.Automation;

internal sealed record KeyedProperty(string Name, object? Value);
