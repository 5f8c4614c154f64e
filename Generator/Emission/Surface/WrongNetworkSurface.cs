using System.Text;
using Unroll.Generator.Parsing;

namespace Unroll.Generator.Emission.Surface;

/// <summary>
/// The members of a network that does not compile, so that one mistake gives one error and not one at every use. What the network would take
/// and give is a guess, so beside the likely signatures stand generic ones that take anything in their place.
/// </summary>
internal static class WrongNetworkSurface
{
    private const int MostParameters = 12;

    public static IEnumerable<GeneratedFile> Write(NetworkSpec spec)
    {
        if (!CanBeContinued(spec))
            return [];
        StringBuilder code = new();
        SurfaceText.Open(code, spec, "does not compile yet. Its members stand here so that its own errors are the only ones.",
            spec.TakesBase ? "global::Unroll.Network" : "global::System.IDisposable");
        SurfaceMembers members = new(code, spec);
        members.WriteConstructor();
        members.WriteBaseMembers();
        members.WriteDescription();
        members.WriteAnything();
        members.WriteCalls(LikelySignature.Of(spec), MostParameters);
        members.WriteSession(LikelySignature.Of(spec), MostParameters);

        SurfaceText.Close(code, spec);
        return [new GeneratedFile($"{spec.FullName}.g.cs", code.ToString(), IsSurface: true)];
    }

    // A static class has no such members, one local to its file cannot be continued elsewhere, and structs are no networks at all.
    private static bool CanBeContinued(NetworkSpec spec) =>
        spec.Type.Keyword is "class" or "record" && !spec.Problems.Any(problem => problem.Id is Diagnostics.Ids.Static or Diagnostics.Ids.FileLocal);
}
