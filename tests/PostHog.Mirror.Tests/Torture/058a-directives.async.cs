// Directives keep their place.
#pragma warning disable CS1998
namespace PostHog.Async.Cases;

#nullable disable
public sealed class Case(Api api)
{
	#region Work

    public async Task TryAsync()
    {
#pragma warning disable CS0168
        string text;
#pragma warning restore CS0168
        await api.RunAsync();
#nullable restore
        await api.RunAsync();
    }

	#endregion
}
