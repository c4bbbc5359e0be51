// Attributes on returns, parameters and lambdas stay.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    [return: System.Diagnostics.CodeAnalysis.NotNull]
    public string Try([System.Diagnostics.CodeAnalysis.AllowNull] string text)
    {
        api.Run();
        return text ?? "";
    }
}
