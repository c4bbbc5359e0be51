// Methods that happen to be called like a configuration stay.
namespace PostHog.Async.Cases;

public class Case(Api api)
{
    public sealed class Jam
    {
        public Jam Preserve() => this;

        public string AsTask() => "";
    }

    public async Task<string> TryAsync(Jam jam)
    {
        jam.Preserve();
        var more = jam.Preserve().Preserve();
        await api.RunAsync();
        return more.AsTask();
    }
}
