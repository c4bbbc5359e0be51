namespace PostHog.Extensions.AspNetCore.Tests.Errors;

/// <summary>Where the middleware of PostHog is.</summary>
public enum Place
{
    BeforeTheHandler,
    AfterTheHandler,
    StartupFilter,
}
