namespace PostHog.Development.Tests.Page;

/// <summary>Ends the browser after the tests of this folder.</summary>
[SetUpFixture]
internal sealed class BrowserEnd
{
    [OneTimeTearDown]
    public Task EndAsync() => Browser.EndAsync();
}
