namespace Unroll.Exchange.Tests.Import;

/// <summary>Imported networks compute what their models compute.</summary>
public sealed class ImportTests
{
    public static IEnumerable<object[]> Names => ImportedCatalog.CompiledNames;

    public static TheoryData<string, OnnxLayout> Exported()
    {
        var cases = new TheoryData<string, OnnxLayout>();
        foreach ((Type type, OnnxLayout layout) in ImportedCatalog.Recompiled)
            cases.Add(type.Name, layout);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Exported))]
    public void An_imported_network_predicts_what_the_exported_one_predicts(string name, OnnxLayout layout)
    {
        Type type = Catalog.Networks.Single(type => type.Name == name);
        using Network exported = Comparison.Create(type), imported = ImportedCatalog.Create(ImportedCatalog.NameOf(type, layout));
        (float[] expected, float[] given) = (Predict(exported), Predict(imported));
        float allowed = Text(exported) == Text(imported) ? 0 : Comparison.Tolerance * expected.Max(MathF.Abs);   // equal: the same bits
        Assert.All(expected.Zip(given), pair => Assert.True(MathF.Abs(pair.First - pair.Second) <= allowed, $"{pair}, allowed {allowed}"));
    }

    [Fact]
    public void Most_declarations_are_equal_to_those_that_were_exported()
    {
        int equal = 0;
        foreach ((Type type, OnnxLayout layout) in ImportedCatalog.Recompiled)
        {
            using Network exported = Comparison.Create(type), imported = ImportedCatalog.Create(ImportedCatalog.NameOf(type, layout));
            equal += Text(exported) == Text(imported) ? 1 : 0;
        }

        Assert.True(equal >= 13, $"{equal} of {ImportedCatalog.Recompiled.Count()}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_check_of_an_imported_network_passes(string name)
    {
        using Network imported = ImportedCatalog.Create(name);
        CheckResult result = imported.Verify(ImportedCatalog.FileOf(name, "check.safetensors"));
        Assert.True(result.Passed && result.LargestDifference <= result.Allowed / 10, result.ToString());
    }

    [Fact]
    public void The_check_fails_when_a_weight_is_another_and_when_one_is_no_number()
    {
        using Network imported = ImportedCatalog.Create("TorchStyle");
        string check = ImportedCatalog.FileOf("TorchStyle", "check.safetensors");
        ParameterTensor bias = imported.Parameters["logits.bias"];
        float[] values = new float[bias.Length];
        bias.CopyTo(values);
        values[0] += 1;
        bias.CopyFrom(values);
        CheckResult result = imported.Verify(check);
        Assert.False(result.Passed);
        Assert.Equal(1, result.LargestDifference, 1e-4f);
        Assert.Equal("logits", result.Output);
        values[0] = float.NaN;
        bias.CopyFrom(values);
        Assert.Equal(float.PositiveInfinity, imported.Verify(check).LargestDifference);
    }

    [Fact]
    public void A_file_that_is_no_check_of_the_network_is_told()
    {
        using Network imported = ImportedCatalog.Create("KerasStyle");
        Assert.Contains("no tolerance", Assert.Throws<InvalidDataException>(
            () => imported.Verify(ImportedCatalog.FileOf("KerasStyle", "safetensors"))).Message);
        Assert.Contains("no tensor 'input.image'", Assert.Throws<InvalidDataException>(
            () => imported.Verify(ImportedCatalog.FileOf("TorchStyle", "check.safetensors"))).Message);
    }

    [Fact]
    public void What_is_in_a_file_is_shown()
    {
        FileContent model = FileContent.Read(ImportedCatalog.FileOf("KerasStyle", "onnx"));
        Assert.Equal(["ONNX, opset 9, by an unnamed program", "input image [1, 11, 12, 3]", "output probabilities ?"], model.Facts);
        Assert.Equal(["node_Conv_2", "Conv", "t0, c0, c1", "[5, 3, 3, 3], [5]"], model.Rows[1]);
        FileContent check = FileContent.Read(ImportedCatalog.FileOf("KerasStyle", "check.safetensors"));
        Assert.Equal(["input.image", "F32", "[11, 12, 3]", "1584"], check.Rows[0]);
        Assert.Equal(400, check.Numbers);
    }

    private static string Text(Network network) => string.Join('\n', network.Declaration.Operations
        .Where(operation => operation.Kind is not ("Dropout" or "SoftmaxCrossEntropy" or "MeanSquaredError" or "BinaryCrossEntropy"))
        .Select(operation => $"{operation.Kind} {operation.Shape} {string.Join(' ', operation.Settings)}"));

    private static float[] Predict(Network network)
    {
        var random = new Random(7);
        using var batch = new Batch(network.Declaration, 1);
        for (int i = 0; i < network.Declaration.Inputs.Count; i++)
        {
            foreach (ref float value in batch.Input(i))
                value = (4 * random.NextSingle()) - 2;
        }

        float[] values = new float[network.Declaration.Outputs.Sum(output => output.Length)];
        Comparison.Predict(network)(batch, 0, values);

        // Stages that an import adds may put outputs into another order.
        var outputs = new SortedDictionary<string, float[]>(StringComparer.Ordinal);
        int begin = 0;
        foreach (ValueDescription output in network.Declaration.Outputs)
        {
            outputs.Add(output.Name, values[begin..(begin + output.Length)]);
            begin += output.Length;
        }

        return [.. outputs.Values.SelectMany(output => output)];
    }
}
