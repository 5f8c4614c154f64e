using Unroll.Generator.Parsing;

namespace Unroll.Generator.Graph.Binding;

/// <summary>The numbers that stand for the arguments of a block, as Unroll.Arg declares them.</summary>
internal static class BlockArguments
{
    private const int Most = 8;

    /// <summary>Below this lies no number that anybody means: it is what arithmetic with an argument leads to.</summary>
    public const int LeastNumber = -(1 << 16);

    /// <summary>Which argument a number stands for, from 0; null where it stands for itself.</summary>
    public static int? IndexOf(int number)
    {
        int offset = unchecked(number - int.MinValue);
        return offset > 0 && (offset & 0xFFFFFF) == 0 && offset >> 24 <= Most ? (offset >> 24) - 1 : null;
    }

    /// <summary>The same of a number that C# converted, which keeps an argument as it is.</summary>
    public static int? IndexOf(float number) =>
        number is >= int.MinValue and < LeastNumber && (int)number == number ? IndexOf((int)number) : null;

    /// <summary>Which arguments the numbers of a value stand for, one by one.</summary>
    public static IEnumerable<int?> Of(ArgumentValue value) => NumbersIn(value).Select(IndexOf);

    /// <summary>The arguments that a block has: as many as the last one that it names.</summary>
    public static int CountOf(BlockSpec block) => NumbersIn(block).Select(number => (IndexOf(number) ?? -1) + 1).DefaultIfEmpty(0).Max();

    /// <summary>
    /// Whether a number in a block is the result of arithmetic with an argument. Then nobody can tell which arguments the block has.
    /// </summary>
    public static bool HasArithmetic(BlockSpec block) => NumbersIn(block)
        .Any(number => number is < LeastNumber and > int.MinValue && IndexOf(number) is null);

    private static IEnumerable<int> NumbersIn(BlockSpec block) => block.Stages
        .SelectMany(stage => stage.Operations)
        .SelectMany(operation => operation.Arguments)
        .SelectMany(argument => NumbersIn(argument.Value));

    private static IEnumerable<int> NumbersIn(ArgumentValue value) => value switch
    {
        IntegerValue { Value: var number } => [number],
        RealValue { Value: var number } when IndexOf(number) is not null => [(int)number],
        IntegerListValue { Values: var numbers } => numbers,
        _ => [],
    };
}
