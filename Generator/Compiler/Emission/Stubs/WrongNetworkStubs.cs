using Unroll.Generator.Planning;

namespace Unroll.Generator.Emission.Stubs;

/// <summary>
/// The members of a network that does not compile, so that one mistake gives one error and not one at every use. What the network would
/// take and give is a guess, so beside the likely signatures stand others that take anything.
/// </summary>
internal static class WrongNetworkStubs
{
    public static IEnumerable<GeneratedFile> Write(WrongNetwork network)
    {
        if (!network.CanBeContinued)
            return [];
        string source = StubFile.Write(
            network.Class,
            "does not compile yet. Its members stand here so that its own errors are the only ones.",
            network.TakesBase ? "global::Unroll.Network" : "global::System.IDisposable",
            code => new StubMembers(code, network).Write());
        return [new GeneratedFile($"{network.Class.FullName}.g.cs", source, IsApi: true)];
    }
}
