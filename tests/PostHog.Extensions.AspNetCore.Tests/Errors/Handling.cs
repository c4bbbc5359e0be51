namespace PostHog.Extensions.AspNetCore.Tests.Errors;

/// <summary>What handles the exceptions of an application.</summary>
public enum Handling
{
    None,
    Page,
    HandlerThatHandles,
    HandlerThatDoesNot,
    DeveloperPage,
}
