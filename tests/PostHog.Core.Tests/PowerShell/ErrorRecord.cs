namespace System.Management.Automation;

internal sealed class ErrorRecord(Exception exception, string stack)
{
    public Exception Exception { get; } = exception;

    public string ScriptStackTrace { get; } = stack;

    public object TargetObject => "s3cr3t";
}
