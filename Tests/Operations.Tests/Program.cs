namespace Unroll.Operations.Tests;

/// <summary>
/// What the tests start as a child process, with instruction sets switched off: the comparisons of <see cref="Comparison"/> over assemblies
/// that
/// the parent has compiled. Prints one line a failure and ends with 1 if there is any.
/// </summary>
internal static class Program
{
    /// <summary>Arguments: the path that must be active, the assembly of the catalogue, that of the random networks, their seed and
    /// number.</summary>
    private static int Main(string[] arguments)
    {
        var expected = Enum.Parse<VectorPath>(arguments[0]);
        if (ActivePath.Current != expected)
        {
            Console.WriteLine($"the active path is {ActivePath.Current}, not {expected}");
            return 1;
        }
        CompiledNetworks catalogue = CompiledNetworks.Load(arguments[1]);
        CompiledNetworks random = CompiledNetworks.Load(arguments[2]);
        (ulong seed, int count) = (ulong.Parse(arguments[3]), int.Parse(arguments[4]));
        IEnumerable<Func<IEnumerable<string>>> work =
        [
            .. Catalogue.Cases.Select<NetworkCase, Func<IEnumerable<string>>>(@case => () =>
                Comparison.Run(@case.Build(), catalogue.Get(@case.Name), @case.Batches).Select(failure => $"{@case.Name}: {failure}")),
            .. GroupCases.Isolated().Select<NetworkCase, Func<IEnumerable<string>>>(@case => () =>
                GroupIsolation.Run(@case, catalogue.Get(@case.Name)).Select(failure => $"{@case.Name}: {failure}")),
            .. Enumerable.Range(0, count).Select<int, Func<IEnumerable<string>>>(index => () => RandomNetworkTests.Compare(seed, index, random)),
        ];
        string[] failures = [.. work.AsParallel().SelectMany(Guarded)];
        foreach (string failure in failures)
            Console.WriteLine(failure);
        Console.WriteLine($"{Catalogue.Cases.Length + count} networks compared on {expected}, {failures.Length} failures");
        return failures.Length == 0 ? 0 : 1;
    }

    private static IEnumerable<string> Guarded(Func<IEnumerable<string>> compare)
    {
        try
        {
            return [.. compare()];
        }
        catch (Exception exception)
        {
            return [exception.ToString()];
        }
    }
}
