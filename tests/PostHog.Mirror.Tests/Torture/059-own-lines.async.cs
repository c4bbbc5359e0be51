// A file that maps its own lines is refused.
namespace PostHog.Async.Cases;

#line 7 "Elsewhere.cs"
public sealed class Case(Api api)
{
    public async Task TryAsync() => await api.RunAsync();
}
#line default
