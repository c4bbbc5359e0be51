// Task types are recognised by their full names.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public int One() => api.Count();

    public void Two() {
        }

    public int[]? ThreeAsync => null;

    public System.Action Four => () => { };

    public int Five() =>
        1;
}
