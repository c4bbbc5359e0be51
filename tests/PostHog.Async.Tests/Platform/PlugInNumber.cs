namespace PostHog.Async.Tests.Platform;

/// <summary>The base of a class of a plug-in.</summary>
public class PlugInNumber
{
    public int Number => 7;
}
