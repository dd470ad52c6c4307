"""What moto's CloudFormation needs to take a template as AWS takes it (known to work with moto 5.2.1).

moto refuses a whole stack when something refers to a resource of a type it ignores. Here such a resource gets a name and an ARN and
nothing else: no backend knows it. Its physical id says so ("ignored-..."), so that a test can tell what was ignored.
"""

import json
from typing import Any

from moto.cloudformation import parsing
from moto.core.common_models import CloudFormationModel
from moto.dynamodb.models.table import Table
from moto.events.models import Archive


class Named(CloudFormationModel):
    """A resource of a type that moto ignores."""

    # moto files its models by the second part of this.
    __module__ = "moto.cloudformation"

    def __init__(self, name: str, arn: str, ref: str) -> None:
        self.name, self.arn, self.physical_resource_id = name, arn, ref

    def get_cfn_attribute(self, attribute_name: str) -> str:
        return self.arn if attribute_name.endswith("Arn") else f"{self.name}.{attribute_name}"

    @classmethod
    def has_cfn_attr(cls, attr: str) -> bool:
        return True

    @classmethod
    def create_from_cloudformation_json(cls, resource_name: str, cloudformation_json: Any, account_id: str, region_name: str, **kwargs: Any) -> "Named":
        _, service, kind = cloudformation_json["Type"].split("::")
        name = f"ignored-{kwargs['LogicalId'] if kwargs else resource_name}"
        arn = f"arn:aws:{service.lower()}:{region_name}:{account_id}:{kind.lower()}/{name}"
        return cls(name, arn, arn if kind == "Secret" else name)

    @classmethod
    def update_from_cloudformation_json(cls, original_resource: "Named", **_: Any) -> "Named":
        return original_resource

    @classmethod
    def delete_from_cloudformation_json(cls, *_: Any) -> None:
        return None


class GlobalTable(CloudFormationModel):
    """A table of one region is written in both types alike, but for its list of replicas."""

    __module__ = "moto.dynamodb"

    @staticmethod
    def cloudformation_name_type() -> str:
        return "TableName"

    @staticmethod
    def cloudformation_type() -> str:
        return "AWS::DynamoDB::GlobalTable"

    @classmethod
    def create_from_cloudformation_json(cls, *given: Any, **more: Any) -> Table:
        return Table.create_from_cloudformation_json(*given, **more)


of_moto = parsing.resource_class_from_type


def class_of(resource_type: str) -> type[CloudFormationModel]:
    known = resource_type in parsing.get_model_map() or resource_type in parsing.NULL_MODELS or resource_type.startswith("Custom::")
    return of_moto(resource_type) if known else Named


make_archive = Archive.create_from_cloudformation_json.__func__


def archive(cls: type[Archive], resource_name: str, cloudformation_json: Any, *rest: Any, **more: Any) -> Archive:
    """CloudFormation takes the pattern as an object, moto as its text only."""
    pattern = cloudformation_json["Properties"].get("EventPattern")
    if isinstance(pattern, dict):
        cloudformation_json["Properties"]["EventPattern"] = json.dumps(pattern)
    return make_archive(cls, resource_name, cloudformation_json, *rest, **more)


parsing.resource_class_from_type = class_of
Archive.create_from_cloudformation_json = classmethod(archive)
