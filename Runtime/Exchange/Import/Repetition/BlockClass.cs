namespace Unroll.Exchange.Import;

/// <summary>The class of a block.</summary>
internal sealed class BlockClass
{
    private const int MostConstants = 8;   // Arg.A to Arg.H

    private readonly List<(DeclaredStage Stage, string Name, int[] Values)> _constants = [];
    private readonly Dictionary<DeclaredOperation, WrittenOperation> _written = [];

    private BlockClass(IReadOnlyList<IReadOnlyList<DeclaredStage>> uses) => Uses = uses;

    public string Name { get; private set; } = "";

    /// <summary>The attribute where it is used.</summary>
    public string Attribute => $"Block<{Name}>";

    /// <summary>The stages that each use stands for.</summary>
    public IReadOnlyList<IReadOnlyList<DeclaredStage>> Uses { get; }

    /// <summary>The stages where it is used first, as which they are written.</summary>
    public IReadOnlyList<DeclaredStage> Stages => Uses[0];

    /// <summary>How many numbers it is given.</summary>
    public int ConstantCount => _constants.Count;

    /// <summary>The names of the numbers that it is given, in order.</summary>
    public IReadOnlyList<string> Constants { get; private set; } = [];

    /// <summary>Makes the class of blocks that differ in numbers alone, without names.</summary>
    /// <param name="uses">The stages of each.</param>
    /// <returns>The class; null where more numbers differ than a block can have, or settings that are no numbers.</returns>
    public static BlockClass? Of(IReadOnlyList<IReadOnlyList<DeclaredStage>> uses)
    {
        var block = new BlockClass(uses);
        for (int i = 0; i < block.Stages.Count; i++)
        {
            DeclaredStage[] stages = [.. uses.Select(use => use[i])];
            for (int j = 0; j < stages[0].Operations.Count; j++)
            {
                if (FormsOf(stages, j) is not { } forms)
                    return null;
                block._written.Add(
                    stages[0].Operations[j], new(block.AttributeOf(stages, j), forms[0], block.ConstantsOf(forms, stages[0])));
                if (block.ConstantCount > MostConstants)
                    return null;
            }
        }

        return block;
    }

    /// <summary>Names the class, its stages, those of all uses, and its constants.</summary>
    /// <param name="taken">The names of classes that there are, to which its own is added.</param>
    public void GiveNames(ISet<string> taken)
    {
        Name = BlockNames.OfClass(Uses, taken);
        StageNames.Give(Stages);
        foreach (IReadOnlyList<DeclaredStage> use in Uses)
        {
            for (int i = 0; i < use.Count; i++)
                use[i].Name = Stages[i].Name;
        }

        Constants = BlockNames.OfConstants([.. _constants.Select(constant => (constant.Stage, constant.Name))], Stages[^1]);
    }

    /// <summary>The numbers that a use gives.</summary>
    public IEnumerable<int> NumbersOf(int use) => _constants.Select(constant => constant.Values[use]);

    /// <summary>An operation of its stages as it is written in the class, without the names of what it reads.</summary>
    public (string Attribute, IEnumerable<string> Arguments) Written(DeclaredOperation operation)
    {
        (string attribute, ArgumentForm form, List<int> constants) = _written[operation];
        return (attribute, form.Write([.. constants.Select(constant => constant < 0 ? null : Constants[constant])]));
    }

    /// <summary>The value of other stages that the stages of a block read.</summary>
    public static DeclaredOperation InputOf(IReadOnlyList<DeclaredStage> stages) => StageForm.Reads(stages[0]).First();

    /// <summary>A sum with what the block is given is a Residual, as is any sum that is one in another use.</summary>
    private string AttributeOf(DeclaredStage[] stages, int operation)
    {
        DeclaredOperation first = stages[0].Operations[operation];
        bool isResidual = first.Inputs.Contains(InputOf(Stages))
            || stages.Any(stage => stage.Operations[operation].Attribute == "Residual");
        return isResidual ? StageForm.AttributeOf(stages[0], operation) : first.Attribute;
    }

    /// <summary>For each number of an operation the place of its constant; -1 where all uses have the same number.</summary>
    private List<int> ConstantsOf(ArgumentForm[] forms, DeclaredStage stage)
    {
        ArgumentPart[][] parts = [.. forms.Select(form => form.Numbers.ToArray())];
        var places = new List<int>();
        for (int i = 0; i < parts[0].Length; i++)
        {
            int[] values = [.. parts.Select(numbers => numbers[i].Number!.Value)];
            bool isOne = values.All(value => value == values[0]);
            int place = isOne ? -1 : _constants.FindIndex(constant => constant.Values.SequenceEqual(values));
            if (place < 0 && !isOne)
            {
                place = _constants.Count;
                _constants.Add((stage, parts[0][i].Name, values));
            }

            places.Add(place);
        }

        return places;
    }

    /// <summary>The forms of an operation in all uses; null where they differ in more than numbers.</summary>
    private static ArgumentForm[]? FormsOf(DeclaredStage[] stages, int operation)
    {
        foreach (bool hasPaddingAround in new[] { false, true })
        {
            ArgumentForm[] forms =
                [.. stages.Select(stage => StageForm.ArgumentsOf(stage, stage.Operations[operation], hasPaddingAround))];
            if (forms.All(form => form.Text == forms[0].Text))
                return forms;
        }

        return null;
    }

    private sealed record WrittenOperation(string Attribute, ArgumentForm Form, List<int> Constants);
}
