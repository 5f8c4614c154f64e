using System.Reflection;
using System.Text.RegularExpressions;
using Unroll.Operations.Tests.Reference;

namespace Unroll.Operations.Tests;

/// <summary>
/// Every operation has all that belongs to it: its planner, the code of its kernels, its reference in double precision, its ONNX nodes, its
/// row in the language's page and its place among the random networks. What is missing is named.
/// </summary>
public class CompletenessTests
{
    private static readonly Type[] Compiler = typeof(Generator.UnrollGenerator).Assembly.GetTypes();

    private static readonly Lazy<HashSet<string>> Drawn = new(() =>
        [.. Enumerable.Range(0, 600).SelectMany(index => RandomNetworks.Draw(3, index).Stages).SelectMany(stage => stage.Parts)
            .Select(part => part.GetType().Name)]);

    private static readonly string Language = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "language.md"));

    /// <summary>
    /// What no random network has: dropout, whose masks the reference does not know; what computes nothing; blocks, which are drawn by
    /// their use; and what has networks of its own: the difference by chi-square, for values of at least 0, and cosines, which a value near
    /// 0, as behind a Relu, does not have.
    /// </summary>
    private static readonly string[] NeverDrawn = ["Dropout", "Output", "Input", "Block", "ChiSquareDifference", "CosineDense"];

    /// <summary>The attributes of operations.</summary>
    public static TheoryData<string> Attributes() =>
    [
        .. typeof(Layer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(OperationAttribute)) && !type.IsAbstract)
            .Select(type => type.Name.Split('`')[0].Replace("Attribute", "")),
    ];

    /// <summary>The attributes of losses.</summary>
    public static TheoryData<string> Losses() =>
    [
        .. typeof(Layer).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(LossAttribute)) && !type.IsAbstract)
            .Select(type => type.Name.Replace("Attribute", "")),
    ];

    /// <summary>What a prediction makes of several operations that are declared.</summary>
    private static readonly string[] NeverDeclared = ["GatherOperation", "GatheredConvolutionOperation"];

    /// <summary>The records of the operations that have a value.</summary>
    public static TheoryData<string> Records() =>
        [.. Concrete("Operation")
            .Where(type => !Derives(type, "LossOperation") && type.Name != "InputOperation" && !NeverDeclared.Contains(type.Name))
            .Select(type => type.Name)];

    public static TheoryData<string> Kernels() => [.. Concrete("Kernel").Where(type => !type.IsNested).Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Every_attribute_has_a_rule_a_reference_and_a_row(string name)
    {
        Assert.Contains(Compiler, type => type.Name == name + "Binder");
        AssertHasRow(name);
        if (NeverDrawn.Contains(name))
            return;
        Assert.Contains(typeof(ReferenceOperation).Assembly.GetTypes(), type => type.Name == name && type.IsSubclassOf(typeof(StagePart)));
        Assert.Contains(name, Drawn.Value);
    }

    /// <summary>A loss of single samples is computed by the runtime, with its gradient and without.</summary>
    [Theory]
    [MemberData(nameof(Losses))]
    public void Every_loss_has_a_rule_a_row_and_its_functions(string name)
    {
        Assert.Contains(Compiler, type => type.Name == name + "Binder");
        AssertHasRow(name);
        if (name == "CustomLoss")
            return;
        Assert.NotEmpty(typeof(Kernels.Losses).GetMember(name));
        Assert.NotEmpty(typeof(Kernels.Losses).GetMember(name + "Loss"));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_operation_has_a_planner_and_an_ONNX_node(string name)
    {
        Type record = Compiler.Single(type => type.Name == name);
        Assert.Contains(record, Found<Type[]>("OperationPlanner", "Operations").SelectMany(types => types));
        string kind = name[..^"Operation".Length];
        Assert.Contains(typeof(OnnxExport).Assembly.GetTypes(), type => type.Name == kind + "Node");
        if (Derives(record, "ActivationOperation"))
            Assert.Contains(record, Found<Type>("ActivationCode", "OperationType"));
    }

    [Theory]
    [MemberData(nameof(Kernels))]
    public void Every_kernel_has_its_code(string name)
    {
        Type kernel = Compiler.Single(type => type.Name == name);
        Assert.Contains(kernel, Found<Type>("KernelEmitter", "KernelType"));
    }

    [Fact]
    public void Every_function_of_elements_has_its_code() =>
        Assert.Equal(Concrete("PointwiseFunction").Select(type => type.Name).Order(),
            Found<Type>("PointwiseCode", "FunctionType").Select(type => type.Name).Order());

    /// <summary>Descriptions have numbers in place of members, which are read as those of the language.</summary>
    [Fact]
    public void Enumerations_of_operations_are_those_of_the_language()
    {
        (Type Ours, Type Language)[] pairs =
        [
            .. from own in Compiler
               where own.IsEnum && own.Namespace == "Unroll.Generator.Graph"
               join type in typeof(Layer).Assembly.GetExportedTypes() on own.Name equals type.Name
               select (own, type),
        ];
        Assert.Equal(
            ["Coordinates", "Interpolation", "Mining", "NearestRounding", "PadMode"], pairs.Select(pair => pair.Ours.Name).Order());
        Assert.All(pairs, pair => Assert.Equal(Enum.GetNames(pair.Language), Enum.GetNames(pair.Ours)));
    }

    /// <summary>A row of a table begins with the operation, alone or with its arguments.</summary>
    private static void AssertHasRow(string name) =>
        Assert.Matches(new Regex($@"^\|.*`{name}\b", RegexOptions.Multiline), Language);

    /// <summary>What the classes of a kind say of themselves by a property.</summary>
    private static IEnumerable<T> Found<T>(string baseType, string property) => Concrete(baseType).Select(type =>
        (T)type.GetProperty(property, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(
            Activator.CreateInstance(type, nonPublic: true))!);

    private static IEnumerable<Type> Concrete(string baseType) =>
        Compiler.Where(type => !type.IsAbstract && !type.ContainsGenericParameters && Derives(type, baseType));

    private static bool Derives(Type type, string baseType)
    {
        for (Type? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name == baseType && ancestor.Assembly == type.Assembly)
                return true;
        }

        return false;
    }
}
