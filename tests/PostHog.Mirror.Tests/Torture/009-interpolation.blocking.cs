// Awaits inside interpolated strings are code, the word await in a string is not.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        var text = $"{api.Count(cancellationToken):x4} and {$"{api.Count()}"}";
        var raw = """
            await api.RunAsync();
            """;
        var mixed = $$"""async {await} {{api.Count(cancellationToken)}} Task<int>""";
        Console.Out.Write(text + raw + mixed);
    }
}
