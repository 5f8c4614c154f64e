using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Emission.Stubs;

/// <summary>
/// The members of a network that does not compile, so that one mistake gives one error and not one at every use. What the network would take
/// and give is a guess, so beside the likely signatures stand others that take anything.
/// </summary>
internal static class WrongNetworkStubs
{
    public static IEnumerable<GeneratedFile> Write(NetworkSpec spec)
    {
        if (!CanBeContinued(spec))
            return [];
        string source = StubFile.Write(spec, "does not compile yet. Its members stand here so that its own errors are the only ones.",
            spec.TakesBase ? "global::Unroll.Network" : "global::System.IDisposable",
            code => new StubMembers(code, spec).Write());
        return [new GeneratedFile($"{spec.FullName}.g.cs", source, IsApi: true)];
    }

    // A class without a name is not finished, a static one has no such members, one local to its file cannot be continued elsewhere, and structs are no networks at all.
    private static bool CanBeContinued(NetworkSpec spec) =>
        spec.Type.Keyword is "class" or "record" && spec.ContainingTypes.Append(spec.Type).All(type => type.Name.Length > 0) && !spec.Problems.Any(problem => problem.Id is Ids.Static or Ids.FileLocal);
}
