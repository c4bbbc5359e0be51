// Awaits in catch blocks, filters and finally.
namespace PostHog.Async.Cases;

public sealed class Case(Api api)
{
    public async Task TryAsync(bool choice, CancellationToken cancellationToken)
    {
        try
        {
            await api.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await api.RunAsync(CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await api.RunAsync(CancellationToken.None);
            throw;
        }
        finally
        {
            await api.RunAsync(CancellationToken.None);
        }
    }
}
