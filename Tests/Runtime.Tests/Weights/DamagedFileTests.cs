using Unroll.Runtime.Tests.Networks;

namespace Unroll.Runtime.Tests.Weights;

public sealed class DamagedFileTests : IDisposable
{
    private static readonly float[] Data = [5, 6, 7, 8];

    private readonly string _folder = Directory.CreateTempSubdirectory("unroll-damaged-").FullName;
    private readonly LinearNetwork _network = new(2, 1, seed: 3);

    private string File1 => Path.Combine(_folder, "weights.safetensors");

    public void Dispose()
    {
        _network.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_file_that_the_others_spoil_is_read()
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, Data);
        _network.Load(File1);
        Assert.Equal([5, 6], LinearReference.Values(_network, "y.weights"));
    }

    [Theory]
    [InlineData("\"y.bias\"", "\"y.other\"",
        "the file has 3 tensors, Linear expects 3; it lacks 'y.bias'; it has 'y.other', which Linear has not.")]
    [InlineData("\"y.bias\"", "\"y.factor\"", "the header names 'y.factor' twice.")]
    [InlineData("[2,1]", "[1,2]", "tensor 'y.weights': the file has the shape [1, 2], expected [2, 1].")]
    [InlineData("[2,1]", "[2]", "tensor 'y.weights': the file has the shape [2], expected [2, 1].")]
    [InlineData("[2,1]", "[2,-1]", "tensor 'y.weights': \"shape\" holds something else than whole numbers of at least 0.")]
    [InlineData("[2,1]", "[2,1.5]", "tensor 'y.weights': \"shape\" holds something else than whole numbers of at least 0.")]
    [InlineData("[2,1]", "[99999999999999999999]", "tensor 'y.weights': \"shape\" holds something else than whole numbers of at least 0.")]
    [InlineData("[2,1]", "2", "tensor 'y.weights': \"shape\" is a JSON Number, expected an array of numbers.")]
    [InlineData("\"F32\",\"shape\":[2", "\"F64\",\"shape\":[2",
        "tensor 'y.weights': the file has 8 bytes of data, expected 16 for F64 [2, 1].")]
    [InlineData("\"F32\",\"shape\":[2", "\"I32\",\"shape\":[2",
        "tensor 'y.weights': the file has I32 [2, 1], expected F64, F32, F16 or BF16 [2, 1].")]
    [InlineData("\"F32\",\"shape\":[2", "32,\"shape\":[2",
        "tensor 'y.weights': \"dtype\" is a JSON Number, expected a string such as \"F32\".")]
    [InlineData("\"F32\",\"shape\":[2", "\"F32\",\"dtype\":\"F32\",\"shape\":[2", "tensor 'y.weights': the header gives \"dtype\" twice.")]
    [InlineData("[2,1]", "[2,1],\"shape\":[2,1]", "tensor 'y.weights': the header gives \"shape\" twice.")]
    [InlineData("[0,8]", "[0,8],\"data_offsets\":[0,8]", "tensor 'y.weights': the header gives \"data_offsets\" twice.")]
    [InlineData("[0,8]", "[0,8,8]", "tensor 'y.weights': \"data_offsets\" holds more than 2 numbers.")]
    [InlineData("[0,8]", "[0,8.0]", "tensor 'y.weights': \"data_offsets\" holds something else than whole numbers of at least 0.")]
    [InlineData("\"dtype\":\"F32\",\"shape\":[2", "\"shape\":[2", "tensor 'y.weights': the header lacks \"dtype\".")]
    [InlineData(",\"data_offsets\":[0,8]", "", "tensor 'y.weights': the header lacks \"data_offsets\".")]
    [InlineData("[0,8]", "[8,0]", "tensor 'y.weights': \"data_offsets\" are [8, 0], expected [begin, end]")]
    [InlineData("[0,8]", "[0]", "tensor 'y.weights': \"data_offsets\" are [0], expected [begin, end]")]
    [InlineData("[0,8]", "[0,4]", "tensor 'y.factor': its data begin at byte 8, expected 4, where those of the tensor before end.")]
    [InlineData("[8,12]", "[4,12]", "tensor 'y.factor': its data begin at byte 4, expected 8, where those of the tensor before end.")]
    [InlineData("[0,8]", "[4,8]", "tensor 'y.weights': its data begin at byte 4, expected 0, where those of the tensor before end.")]
    [InlineData("[12,16]", "[12,20]", "tensor 'y.bias': its data end at byte 20, but the file has 16 bytes of data")]
    [InlineData("[12,16]", "[12,9223372036854775807]",
        "tensor 'y.bias': its data end at byte 9223372036854775807, but the file has 16 bytes of data")]
    [InlineData("[12,16]", "[12,12]", "the file has 16 bytes of data, but its tensors take 12.")]
    [InlineData("}}", "}", "the header is not valid JSON")]
    [InlineData("}}", "}}{", "the header is not valid JSON")]
    [InlineData("\"F32\"", "t\u0001rue", "the header is not valid JSON: 't\\u0001rue")]
    [InlineData("\"y.bias\"", "\"\\ud800\"", "the header is not valid JSON")]
    [InlineData("{\"dtype\":\"F32\",\"shape\":[2,1],\"data_offsets\":[0,8]}", "[1]",
        "tensor 'y.weights': the header gives a JSON StartArray, expected an object.")]
    public void A_header_that_lies_is_refused(string right, string wrong, string message)
    {
        Assert.Contains(right, SafeTensorsBytes.Header);
        int place = SafeTensorsBytes.Header.IndexOf(right, StringComparison.Ordinal);
        string header = SafeTensorsBytes.Header[..place] + wrong + SafeTensorsBytes.Header[(place + right.Length)..];
        SafeTensorsBytes.Write(File1, header, Data);
        AssertRefused(message);
    }

    [Fact]
    public void Offsets_that_agree_with_the_file_but_not_with_the_shape_are_refused()
    {
        string header = SafeTensorsBytes.Header.Replace("[0,8]", "[0,4]").Replace("[8,12]", "[4,12]");
        SafeTensorsBytes.Write(File1, header, Data);
        AssertRefused("tensor 'y.weights': the file has 4 bytes of data, expected 8 for F32 [2, 1].");
    }

    [Theory]
    [InlineData("[4611686018427387904,4611686018427387904,4611686018427387904]", "expected more than any file has for F32")]
    [InlineData("[2305843009213693952,2,1]", "expected 18446744073709551616 for F32")]
    [InlineData("[4611686018427387904,4611686018427387904,4611686018427387904,0]", "expected 0 for F32")]
    public void A_shape_of_more_elements_than_a_number_holds_is_refused(string shape, string message)
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header.Replace("\"shape\":[2,1]", $"\"shape\":{shape}"), Data);
        AssertRefused($"tensor 'y.weights': the file has 8 bytes of data, {message}", new LoadOptions { AllowOtherShapes = true });
    }

    [Theory]
    [InlineData("", "the header is not valid JSON")]
    [InlineData("[]", "the header is a JSON StartArray, expected an object.")]
    [InlineData("{}", "the file has 0 tensors, Linear expects 3; it lacks 'y.weights', 'y.factor', 'y.bias'.")]
    public void A_header_of_another_kind_is_refused(string header, string message)
    {
        SafeTensorsBytes.Write(File1, header, []);
        AssertRefused(message);
    }

    [Theory]
    [InlineData("1", "\"__metadata__\" is a JSON Number, expected an object of strings or null.")]
    [InlineData("[]", "\"__metadata__\" is a JSON StartArray, expected an object of strings or null.")]
    [InlineData("{\"a\":null}", "\"__metadata__\" holds a JSON Null, expected strings alone.")]
    [InlineData("{\"a\":\"b\",\"c\":{}}", "\"__metadata__\" holds a JSON StartObject, expected strings alone.")]
    [InlineData("null,\"__metadata__\":null", "the header names '__metadata__' twice.")]
    public void Metadata_other_than_the_formats_is_refused(string metadata, string message)
    {
        SafeTensorsBytes.Write(File1, $"{{\"__metadata__\":{metadata},{SafeTensorsBytes.Header[1..]}", Data);
        AssertRefused(message);
    }

    [Fact]
    public void Names_in_messages_are_cut_and_without_control_characters()
    {
        string name = new('n', 60_000);
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header.Replace("y.bias", name), Data);
        AssertRefused("the file has 3 tensors, Linear expects 3; it lacks 'y.bias'; "
            + $"it has '{new string('n', 100)}.. (60000 characters)', which Linear");
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header.Replace("y.bias", "\\u001b[31m\u202E").Replace("[12,16]", "[12,15]"), Data);
        AssertRefused("the file has 16 bytes of data, but its tensors take 15.");
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header.Replace("y.bias", "\\u001b[31m\u202E\U0001F600"), Data);
        AssertRefused(
            "the file has 3 tensors, Linear expects 3; it lacks 'y.bias'; it has '\\u001B[31m\\u202E\U0001F600', which Linear has not.");
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header.Replace("y.bias", name + name), Data);
        AssertRefused("the header has a name of 120000 bytes, expected at most 65536.");
    }

    /// <summary>What the format's library refuses is refused in tensors, too, that nobody wants.</summary>
    [Fact]
    public void A_tensor_whose_size_is_not_that_of_its_shape_is_refused_though_unused()
    {
        var options = new LoadOptions { AllowExtra = true };
        (string Type, string Shape, int Bytes)[] right =
            [("F16", "[3]", 6), ("BOOL", "[3,2]", 6), ("I64", "[]", 8), ("F4", "[3,2]", 3), ("F32", "[9,0]", 0), ("NEW", "[5]", 3)];
        foreach ((string type, string shape, int bytes) in right)
        {
            SafeTensorsBytes.Write(File1, Header(type, shape, bytes), [.. Data, .. new float[(bytes + 3) / 4]], dataBytes: 16 + bytes);
            Assert.Equal("z", Assert.Single(_network.Load(File1, options).Unused).NameInFile);
        }

        SafeTensorsBytes.Write(File1, Header("F16", "[3]", 8), [.. Data, 0, 0]);
        AssertRefused("tensor 'z': the file has 8 bytes of data, expected 6 for F16 [3].", options);
        SafeTensorsBytes.Write(File1, Header("F4", "[5]", 3), [.. Data, 0], dataBytes: 19);
        AssertRefused("tensor 'z': the file has 3 bytes of data, expected 20 bits, which are no whole bytes, for F4 [5].", options);
        SafeTensorsBytes.Write(File1, Header("F32", $"[{string.Join(",", Enumerable.Repeat(long.MaxValue, 64))}]", 8), [.. Data, 0, 0]);
        AssertRefused("tensor 'z': the file has 8 bytes of data, expected ", options);
        SafeTensorsBytes.Write(File1, Header("F32", $"[{string.Join(",", Enumerable.Repeat(1, 65))}]", 4), [.. Data, 0]);
        AssertRefused("tensor 'z': \"shape\" holds more than 64 numbers.", options);

        static string Header(string type, string shape, int bytes) =>
            $"{SafeTensorsBytes.Header[..^1]},\"z\":{{\"dtype\":\"{type}\",\"shape\":{shape},\"data_offsets\":[16,{16 + bytes}]}}}}";
    }

    [Theory]
    [InlineData(",\"color\":1")]
    [InlineData(",\"more\":{\"dtype\":[[[[[[[[[[[[1]]]]]]]]]]]],\"shape\":null},\"more\":null")]
    public void What_else_a_tensor_has_is_ignored(string further)
    {
        SafeTensorsBytes.Write(File1,
            $"  {{\"__metadata__\":null,{SafeTensorsBytes.Header[1..].Replace("[0,8]", "[0,8]" + further)}  ", Data);
        _network.Load(File1);
        Assert.Equal([5, 6], LinearReference.Values(_network, "y.weights"));
    }

    [Fact]
    public void A_header_that_is_no_text_is_refused()
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header.Replace("{\"dtype", "{\"x\":\"?\",\"dtype"), Data);
        byte[] bytes = File.ReadAllBytes(File1);
        bytes[bytes.AsSpan().IndexOf((byte)'?')] = 0xFF;
        File.WriteAllBytes(File1, bytes);
        AssertRefused("the header is not valid JSON: it is no UTF-8 text.");
    }

    /// <summary>
    /// Two million tensors in 100 MB, one shape of 100 MB, one name of 100 MB: what reading costs is bounded by a
    /// small multiple of the file.
    /// </summary>
    [Theory]
    [InlineData("tensors")]
    [InlineData("shape")]
    [InlineData("name")]
    [InlineData("metadata")]
    public void Large_headers_cost_little(string kind)
    {
        const int Bytes = 20_000_000;
        string header = kind switch
        {
            "tensors" => "{" + string.Join(',',
                Enumerable.Range(0, Bytes / 54).Select(i => $"\"{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")) + "}",
            "shape" => SafeTensorsBytes.Header.Replace("[2,1]", $"[2,1{string.Concat(Enumerable.Repeat(",1", Bytes / 2))}]"),
            "name" => SafeTensorsBytes.Header.Replace("y.bias", new string('n', Bytes)),
            _ => $"{{\"__metadata__\":{{\"a\":\"{new string('m', Bytes)}\"}},{SafeTensorsBytes.Header[1..].Replace("y.bias", "z")}",
        };
        SafeTensorsBytes.Write(File1, header, kind == "tensors" ? [] : Data);
        long file = new FileInfo(File1).Length, before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(Assert.Throws<InvalidDataException>(() => _network.Load(File1)).Message.Length < 1_000);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, file, (kind == "tensors" ? 6 : 2) * file);
    }

    [Fact]
    public void A_folder_is_told_as_such() =>
        Assert.Equal($"{_folder} cannot be read: it is a folder; expected the name of a file.",
            Assert.Throws<IOException>(() => _network.Load(_folder)).Message);

    [Fact]
    public void A_tensor_too_many_is_named()
    {
        string header = SafeTensorsBytes.Header[..^1] + ",\"z.weights\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[16,20]}}";
        SafeTensorsBytes.Write(File1, header, [.. Data, 9]);
        AssertRefused("the file has 4 tensors, Linear expects 3; it has 'z.weights', which Linear has not.");
    }

    [Theory]
    [InlineData(0, float.NaN, "tensor 'y.weights': [0, 0] is NaN, expected a finite number.")]
    [InlineData(1, float.PositiveInfinity, "tensor 'y.weights': [1, 0] is Infinity, expected a finite number.")]
    [InlineData(3, float.NegativeInfinity, "tensor 'y.bias': [0] is -Infinity, expected a finite number.")]
    public void A_number_that_is_not_finite_is_named(int element, float value, string message)
    {
        float[] data = [.. Data];
        data[element] = value;
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, data);
        AssertRefused(message);
    }

    [Fact]
    public void A_file_truncated_anywhere_is_refused()
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, Data);
        byte[] whole = File.ReadAllBytes(File1);
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(File1, whole[..length]);
            AssertRefused("");
        }

        File.WriteAllBytes(File1, [.. whole, 0]);
        AssertRefused("the file has 17 bytes of data, but its tensors take 16.");
    }

    [Theory]
    [InlineData(1000UL, "the header claims 1000 bytes, but only")]
    [InlineData(100_000_001UL, "the header claims 100000001 bytes, expected at most 100000000")]
    [InlineData(ulong.MaxValue, "the header claims 18446744073709551615 bytes, expected at most 100000000")]
    [InlineData(10UL, "the header is not valid JSON")]
    [InlineData(0UL, "the header is not valid JSON")]
    public void A_header_length_that_lies_is_refused(ulong claimed, string message)
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, Data, claimed);
        AssertRefused(message);
    }

    [Fact]
    public void Any_flipped_byte_is_refused_or_read_whole()
    {
        SafeTensorsBytes.Write(File1, SafeTensorsBytes.Header, Data);
        byte[] whole = File.ReadAllBytes(File1);
        var random = new Random(1);
        float[] before = _network.Values.ToArray();
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] bytes = [.. whole];
            bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(File1, bytes);
            try
            {
                _network.Load(File1);
            }
            catch (InvalidDataException)
            {
                Assert.Equal(before, _network.Values.ToArray());
            }

            before.CopyTo(_network.Values);
        }
    }

    [Fact]
    public void A_file_that_is_not_there_is_reported_as_such() =>
        Assert.Throws<FileNotFoundException>(() => _network.Load(Path.Combine(_folder, "nowhere")));

    private void AssertRefused(string message, LoadOptions? options = null)
    {
        float[] before = _network.Values.ToArray();
        long version = _network.Version;
        InvalidDataException thrown = Assert.Throws<InvalidDataException>(() => _network.Load(File1, options ?? new LoadOptions()));
        Assert.StartsWith($"{File1}: {message}", thrown.Message);
        Assert.Equal(before, _network.Values.ToArray());
        Assert.Equal(version, _network.Version);
    }
}
