using Bayou.Embedded.Tests.Support;
using Orleans;

namespace Bayou.Embedded.Tests.Filters;

public class FilteredGrain(Stage stage) : Grain, IFilteredGrain
{
    private int _failures;

    protected Stage Stage => stage;

    public Task<string> EchoAsync(string text)
    {
        stage.Note("grain");
        return Task.FromResult(text);
    }

    public Task<string> FailAsync(int times) =>
        ++_failures <= times ? throw new InvalidDataException($"failure {_failures}") : Task.FromResult($"after {times}");

    public Task NothingAsync() => Task.CompletedTask;

    public ValueTask<int> CountAsync() => new(_failures);

    public async Task<string> CallNextAsync(string text) =>
        await GrainFactory.GetGrain<IFilteredGrain>("next").EchoAsync(text);
}
