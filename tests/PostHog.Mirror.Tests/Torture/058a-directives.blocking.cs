// Directives keep their place.
#pragma warning disable CS1998
namespace PostHog.Blocking.Cases;

#nullable disable
public sealed class Case(Api api)
{
	#region Work

    public void Try()
    {
#pragma warning disable CS0168
        string text;
#pragma warning restore CS0168
        api.Run();
#nullable restore
        api.Run();
    }

	#endregion
}
