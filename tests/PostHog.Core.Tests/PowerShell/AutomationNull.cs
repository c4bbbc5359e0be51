namespace System.Management.Automation.Internal;

internal static class AutomationNull
{
    public static PSObject Value { get; } = PSObject.Custom();
}
