// Statements at the top of a file await, too. (program)
using PostHog.Blocking.Cases;

using var api = new Api();
var count = api.Count();
if (count > 1)
{
    api.Run();
}

return Local();

int Local() => api.Count();
