using Unroll.Generator.Graph;
using Unroll.Generator.Parsing;
using Unroll.Generator.Problems;

namespace Unroll.Generator.Planning;

/// <summary>
/// A network that does not compile, and the members that it would probably have. What it would take and give is a guess.
/// </summary>
/// <param name="Class">The class.</param>
/// <param name="CanBeContinued">Whether a further declaration of the class can stand elsewhere.</param>
/// <param name="TakesBase">Whether generated code may add the base class Unroll.Network.</param>
/// <param name="IsDerived">Whether it derives from another network, and so from Unroll.Network, by its own declaration.</param>
/// <param name="NeedsConstructor">Whether the constructor is left to generated code.</param>
/// <param name="Stages">The names of its stages.</param>
/// <param name="TakenNames">The names that no generated member may have.</param>
/// <param name="TakenSignatures">Those of the user's methods, beside which generated ones may stand that have other parameters.</param>
/// <param name="Inputs">The names of its inputs.</param>
/// <param name="Gradients">The parameters of the gradients of inputs.</param>
/// <param name="Outputs">The names of its outputs.</param>
/// <param name="Targets">The parameters of its losses, with the type of their elements.</param>
/// <param name="Functions">The parameters of functions that score a mini-batch.</param>
internal sealed record WrongNetwork(
    NetworkClass Class,
    bool CanBeContinued,
    bool TakesBase,
    bool IsDerived,
    bool NeedsConstructor,
    EquatableArray<string> Stages,
    EquatableArray<string> TakenNames,
    EquatableArray<string> TakenSignatures,
    EquatableArray<string> Inputs,
    EquatableArray<string> Gradients,
    EquatableArray<string> Outputs,
    EquatableArray<(string Name, string Type)> Targets,
    EquatableArray<string> Functions)
{
    public static WrongNetwork Of(NetworkSpec spec)
    {
        LikelySignature likely = LikelySignature.Of(spec);
        IEnumerable<string> stages = spec.Stages.Select(stage => stage.Name);
        return new(
            NetworkClass.Of(spec),
            IsUsable(spec),
            spec.TakesBase,
            spec.IsDerived,
            !spec.HasConstructor && spec.Problems.All(problem => problem.Id != Ids.PrimaryConstructor),
            new(stages),
            new(stages.Append(spec.Name).Concat(spec.Members.Where(GeneratedMembers.TakesName).Select(member => member.Name))),
            new(spec.Members.Select(member => member.Signature)),
            new(likely.Inputs),
            new(likely.Gradients),
            new(likely.Outputs),
            new(likely.Targets),
            new(likely.Functions));
    }

    // A class without a name is not finished, a static one and an interface have no such members, and one local to its file cannot be
    // continued elsewhere.
    private static bool IsUsable(NetworkSpec spec) => spec.Type.Keyword is not "interface"
        && spec.ContainingTypes.Append(spec.Type).All(type => type.Name.Length > 0)
        && !spec.Problems.Any(problem => problem.Id is Ids.Static or Ids.FileLocal);
}
