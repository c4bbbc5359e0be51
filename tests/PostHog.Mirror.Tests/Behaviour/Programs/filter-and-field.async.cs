// A filter asks a field that only a catch block sets, which is left before the filter runs.
namespace PostHog.Async.Cases;

public static class Case
{
    sealed class C
    {
        private int _failed;

        private async Task FailAsync()
        {
            try
            {
                await Task.Yield();
                throw new InvalidOperationException();
            }
            catch
            {
                _failed = 1;
                throw;
            }
        }

        public async Task TryAsync(List<string> log)
        {
            try
            {
                await FailAsync();
            }
            catch (InvalidOperationException) when (_failed == 1)
            {
                log.Add("noted");
            }
        }
    }

    public static Task RunAsync(List<string> log) => new C().TryAsync(log);
}
