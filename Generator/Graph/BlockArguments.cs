using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph;

/// <summary>The numbers that stand for the arguments of a block, as Unroll.Arg declares them.</summary>
internal static class BlockArguments
{
    private const int Most = 8;

    /// <summary>Below this lies no number that anybody means: it is what arithmetic with an argument leads to.</summary>
    public const int LeastNumber = -(1 << 26);

    /// <summary>Which argument a number stands for, from 0; null where it stands for itself.</summary>
    public static int? IndexOf(int number)
    {
        int offset = unchecked(number - int.MinValue);
        return offset > 0 && (offset & 0xFFFFFF) == 0 && offset >> 24 <= Most ? (offset >> 24) - 1 : null;
    }

    /// <summary>The arguments that a block has: as many as the last one that it names.</summary>
    public static int CountOf(BlockSpec block) => block.Stages.SelectMany(stage => stage.Operations).SelectMany(operation => operation.Arguments)
        .SelectMany(argument => argument.Value switch
        {
            IntegerValue { Value: var number } => [number],
            IntegerListValue { Values: var numbers } => numbers,
            _ => (IEnumerable<int>)[],
        })
        .Select(number => (IndexOf(number) ?? -1) + 1).DefaultIfEmpty(0).Max();
}
