using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PoolCoordination.Tests.Layers;

/// <summary>
/// The types of the same assembly that one type names: in what it derives from, its members and attributes, and the code of its methods.
/// </summary>
internal sealed class TypeReferences
{
    private const int TwoBytePrefix = 0xFE;

    private static readonly Dictionary<int, OperandType> s_operands = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (int)(ushort)code.Value, code => code.OperandType);

    private readonly HashSet<TypeDefinitionHandle> _types = [];
    private readonly PEReader _file;
    private readonly MetadataReader _reader;
    private readonly SignatureTypes _signatures;
    private readonly AttributeTypes _attributes;

    private TypeReferences(PEReader file, IReadOnlyDictionary<string, TypeDefinitionHandle> byName)
    {
        _file = file;
        _reader = file.GetMetadataReader();
        _signatures = new SignatureTypes(_types);
        _attributes = new AttributeTypes(byName, _types);
    }

    /// <summary>Those of a type; of what is nested in it only as far as it is named.</summary>
    /// <param name="file">The assembly.</param>
    /// <param name="type">The type.</param>
    /// <param name="byName">All types of the assembly by their full names, in which nested types follow a plus sign.</param>
    public static IReadOnlyCollection<TypeDefinitionHandle> Of(
        PEReader file,
        TypeDefinitionHandle type,
        IReadOnlyDictionary<string, TypeDefinitionHandle> byName
    )
    {
        var references = new TypeReferences(file, byName);
        references.AddType(references._reader.GetTypeDefinition(type));
        return references._types;
    }

    private void AddType(TypeDefinition type)
    {
        Add(type.BaseType);
        AddAll(type.GetInterfaceImplementations(), handle => Add(_reader.GetInterfaceImplementation(handle).Interface));
        AddDeclaration(type.GetCustomAttributes(), type.GetGenericParameters());
        foreach (var field in type.GetFields().Select(_reader.GetFieldDefinition))
        {
            field.DecodeSignature(_signatures, 0);
            AddDeclaration(field.GetCustomAttributes(), []);
        }

        AddAll(type.GetProperties(), handle => AddDeclaration(_reader.GetPropertyDefinition(handle).GetCustomAttributes(), []));
        foreach (var happening in type.GetEvents().Select(_reader.GetEventDefinition))
        {
            Add(happening.Type);
            AddDeclaration(happening.GetCustomAttributes(), []);
        }

        foreach (var method in type.GetMethods().Select(_reader.GetMethodDefinition))
        {
            method.DecodeSignature(_signatures, 0);
            AddDeclaration(method.GetCustomAttributes(), method.GetGenericParameters());
            AddAll(method.GetParameters(), handle => AddDeclaration(_reader.GetParameter(handle).GetCustomAttributes(), []));
            if (method.RelativeVirtualAddress != 0)
                AddBody(_file.GetMethodBody(method.RelativeVirtualAddress));
        }
    }

    private void AddDeclaration(IEnumerable<CustomAttributeHandle> attributes, IEnumerable<GenericParameterHandle> parameters)
    {
        foreach (var attribute in attributes.Select(_reader.GetCustomAttribute))
        {
            Add(attribute.Constructor);
            attribute.DecodeValue(_attributes);
        }

        foreach (var parameter in parameters.Select(_reader.GetGenericParameter))
        {
            AddDeclaration(parameter.GetCustomAttributes(), []);
            AddAll(parameter.GetConstraints(), handle => Add(_reader.GetGenericParameterConstraint(handle).Type));
        }
    }

    private void AddBody(MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
            _reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_signatures, 0);
        AddAll(body.ExceptionRegions, region => Add(region.CatchType));
        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            int instruction = code.ReadByte();
            var operand = s_operands[instruction == TwoBytePrefix ? (instruction << 8) | code.ReadByte() : instruction];
            if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                Add(MetadataTokens.EntityHandle(code.ReadInt32()));
            else
                Skip(ref code, operand);
        }
    }

    private static void Skip(ref BlobReader code, OperandType operand)
    {
        var length = operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => code.ReadInt32() * 4,
            _ => 4,
        };
        code.Offset += length;
    }

    private void Add(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition when !handle.IsNil:
                _types.Add((TypeDefinitionHandle)handle);
                break;
            case HandleKind.TypeSpecification:
                _reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(_signatures, 0);
                break;
            case HandleKind.FieldDefinition:
                Add(_reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                Add(_reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodSpecification:
                var method = _reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(method.Method);
                method.DecodeSignature(_signatures, 0);
                break;
            case HandleKind.MemberReference:
                var member = _reader.GetMemberReference((MemberReferenceHandle)handle);
                Add(member.Parent);
                if (member.GetKind() == MemberReferenceKind.Method)
                    member.DecodeMethodSignature(_signatures, 0);
                else
                    member.DecodeFieldSignature(_signatures, 0);
                break;
        }
    }

    private static void AddAll<T>(IEnumerable<T> handles, Action<T> add)
    {
        foreach (var handle in handles)
            add(handle);
    }
}
