// Methods that happen to be called like a configuration stay.
namespace PostHog.Blocking.Cases;

public class Case(Api api)
{
    public sealed class Jam
    {
        public Jam Preserve() => this;

        public string AsTask() => "";
    }

    public string Try(Jam jam)
    {
        jam.Preserve();
        var more = jam.Preserve().Preserve();
        api.Run();
        return more.AsTask();
    }
}
