// A name that becomes a keyword is escaped.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public bool Try(bool isAsync)
    {
        @new();
        @for();
        New();
        return isAsync && Is();

        void @new() => api.Run();

        void @for() => api.Run();
    }

    private bool Is() => true;

    private void New() => api.Run();
}
