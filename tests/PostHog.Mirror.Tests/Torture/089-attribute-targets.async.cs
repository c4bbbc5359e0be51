// Attributes on returns, parameters and lambdas stay.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    [return: System.Diagnostics.CodeAnalysis.NotNull]
    public async Task<string> TryAsync([System.Diagnostics.CodeAnalysis.AllowNull] string text)
    {
        await api.RunAsync();
        return text ?? "";
    }
}
