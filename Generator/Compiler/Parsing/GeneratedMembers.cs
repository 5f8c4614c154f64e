using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;

namespace Unroll.Generator.Parsing;

/// <summary>
/// The members that the generated half of a network brings. A member of the user's may not have the name of one, unless both are methods
/// with different parameters.
/// </summary>
internal static class GeneratedMembers
{
    /// <summary>Part of the path of every file that the generator writes.</summary>
    private static readonly string GeneratedPath = typeof(UnrollGenerator).FullName;

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal) { "Session", "Stages", MemberNames.Anything };

    private static readonly HashSet<string> Values = new(StringComparer.Ordinal)
    {
        "Description", "get_Description", "set_Description", MemberNames.OwnSession, MemberNames.MeasuringSession,
    };

    /// <summary>The methods whose parameters follow from the network's inputs, outputs and losses.</summary>
    private static readonly HashSet<string> NetworkMethods = new(StringComparer.Ordinal) { "Predict", "ComputeGradients", "Evaluate" };

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        ".ctor(int)", "CreateSession()", "CreateTrainingContext()",
        "PackForward(ref float, ref float)", "PackBackward(ref float, ref float)", "PackFolded(ref float, ref float)",
        "PredictSample(global::Unroll.Batch, int, global::System.Span<float>)",
    };

    private static readonly HashSet<string> MethodNames = new(
        Methods.Select(method => method.Substring(0, method.IndexOf('('))).Concat(NetworkMethods), StringComparer.Ordinal);

    /// <summary>What the user declared under the names of these members, stages apart.</summary>
    public static IEnumerable<MemberSpec> DeclaredIn(INamedTypeSymbol network) => network.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && IsTaken(member.Name) && !NetworkSymbols.IsStage(member) && IsUsers(member))
        .Select(Describe);

    /// <summary>The user's member that a description is about.</summary>
    public static ISymbol? Find(INamedTypeSymbol network, string signature) =>
        network.GetMembers().FirstOrDefault(member => IsTaken(member.Name) && IsUsers(member) && Describe(member).Signature == signature);

    /// <summary>Whether a member collides with one that every network has, whatever its inputs and outputs.</summary>
    public static bool Collides(MemberSpec member) => Types.Contains(member.Name) || Values.Contains(member.Name)
        || (member.IsMethod ? Methods.Contains(member.Signature) : MethodNames.Contains(member.Name));

    /// <summary>
    /// Whether a member stands where an abstract one of Unroll.Network would be overridden, or is a constructor that does not call
    /// Unroll.Network's. Then the class cannot derive from it.
    /// </summary>
    public static bool ForbidsBase(MemberSpec member) =>
        member.Name is "PackForward" or "PackBackward" or "CreateTrainingContext" or "PredictSample" or ".ctor" && Collides(member);

    /// <summary>Whether no generated member may have the name of a member, whatever its parameters.</summary>
    public static bool TakesName(MemberSpec member) => !member.IsMethod || Types.Contains(member.Name) || Values.Contains(member.Name);

    private static bool IsTaken(string name) => Types.Contains(name) || Values.Contains(name) || MethodNames.Contains(name);

    // Another diagnostic is about primary constructors.
    private static bool IsUsers(ISymbol member) =>
        member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet }
        && member is not INamedTypeSymbol { Arity: > 0, Name: "Session" or "Stages" or MemberNames.Anything }
        && member.DeclaringSyntaxReferences.Any(reference =>
            reference.SyntaxTree.FilePath.IndexOf(GeneratedPath, StringComparison.Ordinal) < 0
            && (member is not IMethodSymbol { MethodKind: MethodKind.Constructor }
                || reference.GetSyntax() is ConstructorDeclarationSyntax));

    // Methods with type parameters are none of the generated ones.
    private static MemberSpec Describe(ISymbol member)
    {
        if (member is not IMethodSymbol method)
            return new MemberSpec(member.Name, member.Name, false);
        string name = method.Arity == 0 ? method.Name : method.MetadataName + "`";
        IEnumerable<string> parameters = method.Parameters.Select(parameter =>
            (parameter.RefKind == RefKind.None ? "" : "ref ")
            + parameter.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));
        return new MemberSpec(method.Name, MemberNames.Signature(name, parameters), true);
    }
}
