namespace System.Management.Automation;

internal sealed class ScriptProperty(string name, Func<object?> script)
{
    public string Name => name;

    public object? Value => script();
}
